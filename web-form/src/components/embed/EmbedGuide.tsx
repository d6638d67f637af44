'use client';

import { SegmentedControl, TextInput, Title } from '@mantine/core';
import { useId, useState } from 'react';
import { Card } from '../common/Card';
import { CopyButton } from '../common/CopyButton';
import { PageTitle } from '../common/PageTitle';
import { Preview } from './Preview';
import { snippetFor, useScriptUrl, type Side } from './snippet';
import classes from './EmbedGuide.module.css';

const SIDES = [
  { value: 'right' as const, label: 'Right' },
  { value: 'left' as const, label: 'Left' },
];

/** Choose, see, copy. */
export function EmbedGuide() {
  const [label, setLabel] = useState('Help');
  const [side, setSide] = useState<Side>('right');
  const sideLabel = useId();
  const url = useScriptUrl();
  const snippet = url && snippetFor({ url, label: label.trim() || 'Help', side });
  return (
    <div className={classes.guide}>
      <PageTitle title="Support on your own site">
        One tag adds a help button to any page. It opens the support form in a window of its own, kept apart from your
        styles.
      </PageTitle>
      <div className={classes.columns}>
        <Card className={classes.settings}>
          <TextInput
            label="Text on the button"
            maxLength={24}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <div>
            <span id={sideLabel} className={classes.label}>
              Corner
            </span>
            <SegmentedControl fullWidth data={SIDES} value={side} onChange={setSide} aria-labelledby={sideLabel} />
          </div>
          <section aria-labelledby="snippet">
            <Title order={2} fz="md" id="snippet">
              Put this before &lt;/body&gt;
            </Title>
            <pre className={classes.snippet} tabIndex={0} role="region" aria-label="Code to copy">
              <code>{snippet}</code>
            </pre>
            <CopyButton value={snippet ?? ''} label="Copy code" />
          </section>
        </Card>
        {snippet && <Preview snippet={snippet} />}
      </div>
    </div>
  );
}
