import classes from './Footer.module.css';

export function Footer() {
  return (
    <footer data-chrome className={classes.footer}>
      Answered round the clock by CRM Digital FTE
    </footer>
  );
}
