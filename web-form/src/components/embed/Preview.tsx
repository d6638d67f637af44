import { Text } from '@mantine/core';
import classes from './Preview.module.css';

/** A page of somebody else with the very snippet in it. */
export function Preview({ snippet }: { snippet: string }) {
  return (
    <section aria-label="Live preview" className={classes.preview}>
      <div className={classes.window}>
        <div className={classes.bar} aria-hidden>
          <i />
          <i />
          <i />
          <span>your-site.example</span>
        </div>
        <iframe
          key={snippet}
          title="Your page with the support button"
          srcDoc={samplePage(snippet)}
          className={classes.page}
        />
      </div>
      <Text c="dimmed" fz="sm" ta="center">
        Live preview: press the button. What you send from here is a real request.
      </Text>
    </section>
  );
}

const samplePage = (snippet: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Sample page</title>
<style>
  body { margin: 0; padding: 32px 40px; background: #fff; color: #33444a; font: 16px/1.6 Georgia, serif; }
  h1 { margin: 0 0 8px; color: #14272a; font-size: 30px; line-height: 1.2; }
  .picture { height: 180px; margin: 24px 0; border-radius: 12px; background: linear-gradient(120deg, #e9eef5, #d5e3ea); }
</style>
</head>
<body>
  <h1>Your page</h1>
  <p>Whatever you show here stays as it is: the button floats above it.</p>
  <div class="picture"></div>
  <p>Visitors stay on your page while they write to support.</p>
${snippet}
</body>
</html>`;
