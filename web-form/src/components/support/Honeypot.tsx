import { useTranslations } from 'use-intl';

/** A field for robots: people neither see it nor reach it, so whoever fills it is none. */
export function Honeypot({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <div className="visuallyHidden" aria-hidden>
      <label>
        {useTranslations('form')('honeypot')}
        <input
          name="website"
          type="text"
          tabIndex={-1}
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </label>
    </div>
  );
}
