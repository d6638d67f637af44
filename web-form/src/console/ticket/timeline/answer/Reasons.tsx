import { useTranslations } from 'use-intl';
import { RichText } from '@/components/common/RichText';
import type { Answer } from '@/queries/answers';
import { useReason } from '../../useReason';
import classes from './Answer.module.css';

/** How sure it was, what screening found, and what carried it. */
export function Reasons({ answer }: { answer: Answer }) {
  const t = useTranslations('answers');
  const reason = useReason();
  const { state, confidence, decided_by } = answer;
  const end = confidence !== null && (state === 'replied' || state === 'drafted') ? state : state === 'escalated' ? state : 'other';
  return (
    <>
      <section className={classes.part}>
        <p>{t(`ends.${end}`, { reason: reason(answer.reason) || t('unknownReason') })}</p>
        <Confidence answer={answer} />
        {!decided_by && <p>{t('notKept')}</p>}
      </section>
      {decided_by && <Screening triggers={decided_by.verdict.triggers} />}
      {decided_by && decided_by.known_questions.length > 0 && (
        <section className={classes.part}>
          <h3>{t('known')}</h3>
          <ul>
            {decided_by.known_questions.map((question) => (
              <li key={question} dir="auto">
                {question}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Passages passages={answer.passages} />
    </>
  );
}

function Confidence({ answer: { confidence, calibrated, decided_by } }: { answer: Answer }) {
  const t = useTranslations('answers');
  if (confidence === null || !decided_by) return null;
  return (
    <>
      <p>{t('sure', { confidence, threshold: decided_by.send_threshold })}</p>
      {calibrated !== null && calibrated !== confidence && <p>{t('read', { calibrated })}</p>}
    </>
  );
}

type Verdict = NonNullable<Answer['decided_by']>['verdict'];

function Screening({ triggers }: Pick<Verdict, 'triggers'>) {
  const t = useTranslations('answers');
  return (
    <section className={classes.part}>
      <h3>{t('screening')}</h3>
      {triggers.length === 0 && <p>{t('nothingFound')}</p>}
      <ul>
        {triggers.map((trigger) => (
          <li key={trigger}>{t(`triggers.${trigger}`)}</li>
        ))}
      </ul>
    </section>
  );
}

function Passages({ passages }: Pick<Answer, 'passages'>) {
  const t = useTranslations('answers');
  return (
    <section className={classes.part}>
      <h3>{t('passages')}</h3>
      {passages.length === 0 && <p>{t('noPassages')}</p>}
      {passages.map(({ document, title, content, changed }) => (
        <details key={`${document} ${title}`}>
          <summary dir="auto">{title}</summary>
          {content === null ? <p>{t('gone')}</p> : <RichText text={content} />}
          {content !== null && changed && <p>{t('changed')}</p>}
        </details>
      ))}
    </section>
  );
}
