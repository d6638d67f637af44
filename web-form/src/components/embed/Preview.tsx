import { Text } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import { LANGUAGES } from '@/texts/languages';
import classes from './Preview.module.css';

const ADDRESS = 'your-site.example';

/** A page of somebody else with the very snippet in it. */
export function Preview({ snippet }: { snippet: string }) {
  const t = useTranslations('embed.preview');
  const page = useSamplePage(snippet);
  return (
    <section aria-label={t('label')} className={classes.preview}>
      <div className={classes.window}>
        <div className={classes.bar} aria-hidden>
          <i />
          <i />
          <i />
          <span>{ADDRESS}</span>
        </div>
        <iframe key={page} title={t('frame')} srcDoc={page} className={classes.page} />
      </div>
      <Text c="dimmed" fz="sm" ta="center">
        {t('note')}
      </Text>
    </section>
  );
}

function useSamplePage(snippet: string): string {
  const t = useTranslations('embed.preview');
  const language = useLocale();
  return `<!doctype html>
<html lang="${language}" dir="${LANGUAGES[language].direction}">
<head>
<meta charset="utf-8">
<title>${t('title')}</title>
<style>
  body { margin: 0; padding: 32px 40px; background: #fff; color: #33444a; font: 16px/1.6 Georgia, serif; }
  h1 { margin: 0 0 8px; color: #14272a; font-size: 30px; line-height: 1.2; }
  .picture { height: 180px; margin: 24px 0; border-radius: 12px; background: linear-gradient(120deg, #e9eef5, #d5e3ea); }
</style>
</head>
<body>
  <h1>${t('title')}</h1>
  <p>${t('first')}</p>
  <div class="picture"></div>
  <p>${t('second')}</p>
${snippet}
</body>
</html>`;
}
