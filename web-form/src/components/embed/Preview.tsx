import { Text } from '@mantine/core';
import { LOCALE } from '@/texts/common';
import { preview } from '@/texts/embed';
import classes from './Preview.module.css';

/** A page of somebody else with the very snippet in it. */
export function Preview({ snippet }: { snippet: string }) {
  return (
    <section aria-label={preview.label} className={classes.preview}>
      <div className={classes.window}>
        <div className={classes.bar} aria-hidden>
          <i />
          <i />
          <i />
          <span>{preview.address}</span>
        </div>
        <iframe
          key={snippet}
          title={preview.frame}
          srcDoc={samplePage(snippet)}
          className={classes.page}
        />
      </div>
      <Text c="dimmed" fz="sm" ta="center">
        {preview.note}
      </Text>
    </section>
  );
}

const samplePage = (snippet: string) => `<!doctype html>
<html lang="${LOCALE}">
<head>
<meta charset="utf-8">
<title>${preview.sample.title}</title>
<style>
  body { margin: 0; padding: 32px 40px; background: #fff; color: #33444a; font: 16px/1.6 Georgia, serif; }
  h1 { margin: 0 0 8px; color: #14272a; font-size: 30px; line-height: 1.2; }
  .picture { height: 180px; margin: 24px 0; border-radius: 12px; background: linear-gradient(120deg, #e9eef5, #d5e3ea); }
</style>
</head>
<body>
  <h1>${preview.sample.title}</h1>
  <p>${preview.sample.first}</p>
  <div class="picture"></div>
  <p>${preview.sample.second}</p>
${snippet}
</body>
</html>`;
