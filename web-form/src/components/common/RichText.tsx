import { Anchor } from '@mantine/core';
import { parseText, type Block, type Inline } from '@/lib/richtext';
import classes from './RichText.module.css';

/** Plain text from anybody, with its paragraphs, lists and links made visible. */
export function RichText({ text }: { text: string }) {
  return (
    <div className={classes.text}>
      {parseText(text).map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p dir="auto">
          {block.lines.map((line, index) => (
            <span key={index} className={classes.line}>
              <InlineView parts={line} />
            </span>
          ))}
        </p>
      );
    case 'numbers':
      return (
        <ol start={block.start} dir="auto">
          <Items items={block.items} />
        </ol>
      );
    case 'bullets':
      return (
        <ul dir="auto">
          <Items items={block.items} />
        </ul>
      );
  }
}

function Items({ items }: { items: Inline[][] }) {
  return items.map((item, index) => (
    <li key={index}>
      <InlineView parts={item} />
    </li>
  ));
}

function InlineView({ parts }: { parts: Inline[] }) {
  return parts.map(({ kind, text }, index) =>
    kind === 'text' ? (
      text
    ) : (
      <Anchor key={index} href={text} target="_blank" rel="noopener noreferrer nofollow" underline="always" inherit>
        {text}
      </Anchor>
    ),
  );
}
