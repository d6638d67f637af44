'use client';

import { NativeSelect, SegmentedControl, TextInput, Title } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Language } from '@/texts/languages';
import { Card } from '../common/Card';
import { CopyButton } from '../common/CopyButton';
import { PageTitle } from '../common/PageTitle';
import { LanguageOptions } from '../language/LanguageOptions';
import { Preview } from './Preview';
import { snippetFor, useScriptUrl, type Side } from './snippet';
import classes from './EmbedGuide.module.css';

/** Isolated, so that it reads the same in a line from right to left. */
const TAG = '\u2066</body>\u2069';

const SIDES = ['left', 'right'] as const;

/** Choose, see, copy. */
export function EmbedGuide() {
  const t = useTranslations('embed');
  const site = useTranslations('site');
  const [label, setLabel] = useState('');
  const [side, setSide] = useState<Side>('right');
  const [language, setLanguage] = useState<Language | ''>('');
  const sideLabel = useId();
  const url = useScriptUrl();
  const snippet = url && snippetFor({ url, label: label.trim(), side, language });
  return (
    <div className={classes.guide}>
      <PageTitle title={t('title')}>{t('introduction')}</PageTitle>
      <div className={classes.columns}>
        <Card className={classes.settings}>
          <TextInput
            label={t('button')}
            placeholder={t('help')}
            maxLength={24}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <NativeSelect
            size="md"
            label={site('language')}
            value={language}
            onChange={(event) => setLanguage(event.currentTarget.value as Language | '')}
          >
            <option value="">{t('visitors')}</option>
            <LanguageOptions />
          </NativeSelect>
          <div>
            <span id={sideLabel} className={classes.label}>
              {t('corner')}
            </span>
            <SegmentedControl
              fullWidth
              // The corners stand where they are meant, whichever way the page is read.
              dir="ltr"
              data={SIDES.map((value) => ({ value, label: t(value) }))}
              value={side}
              onChange={setSide}
              aria-labelledby={sideLabel}
            />
          </div>
          <section aria-labelledby="snippet">
            <Title order={2} fz="md" id="snippet">
              {t('paste', { tag: TAG })}
            </Title>
            <pre className={classes.snippet} dir="ltr" tabIndex={0} role="region" aria-label={t('code')}>
              <code>{snippet}</code>
            </pre>
            <CopyButton value={snippet ?? ''} label={t('copy')} />
          </section>
        </Card>
        {snippet && <Preview snippet={snippet} />}
      </div>
    </div>
  );
}
