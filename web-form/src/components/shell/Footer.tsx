import { common } from '@/texts/common';
import classes from './Footer.module.css';

export function Footer() {
  return (
    <footer data-chrome className={classes.footer}>
      {common.footer}
    </footer>
  );
}
