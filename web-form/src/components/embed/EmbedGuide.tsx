'use client';

import { SegmentedControl, TextInput, Title } from '@mantine/core';
import { useId, useState } from 'react';
import { embed } from '@/texts/embed';
import { Card } from '../common/Card';
import { CopyButton } from '../common/CopyButton';
import { PageTitle } from '../common/PageTitle';
import { Preview } from './Preview';
import { snippetFor, useScriptUrl, type Side } from './snippet';
import classes from './EmbedGuide.module.css';

const SIDES = [
  { value: 'right' as const, label: embed.sides.right },
  { value: 'left' as const, label: embed.sides.left },
];

/** Choose, see, copy. */
export function EmbedGuide() {
  const [label, setLabel] = useState(embed.help);
  const [side, setSide] = useState<Side>('right');
  const sideLabel = useId();
  const url = useScriptUrl();
  const snippet = url && snippetFor({ url, label: label.trim() || embed.help, side });
  return (
    <div className={classes.guide}>
      <PageTitle title={embed.title}>{embed.introduction}</PageTitle>
      <div className={classes.columns}>
        <Card className={classes.settings}>
          <TextInput
            label={embed.button}
            maxLength={24}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <div>
            <span id={sideLabel} className={classes.label}>
              {embed.corner}
            </span>
            <SegmentedControl fullWidth data={SIDES} value={side} onChange={setSide} aria-labelledby={sideLabel} />
          </div>
          <section aria-labelledby="snippet">
            <Title order={2} fz="md" id="snippet">
              {embed.paste}
            </Title>
            <pre className={classes.snippet} tabIndex={0} role="region" aria-label={embed.code}>
              <code>{snippet}</code>
            </pre>
            <CopyButton value={snippet ?? ''} label={embed.copy} />
          </section>
        </Card>
        {snippet && <Preview snippet={snippet} />}
      </div>
    </div>
  );
}
