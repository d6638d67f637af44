import { useTranslations } from 'use-intl';
import classes from './Footer.module.css';

export function Footer() {
  return (
    <footer data-chrome className={classes.footer}>
      {useTranslations('site')('footer')}
    </footer>
  );
}
