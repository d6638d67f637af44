/** A speech bubble that holds a tick: asked and answered. */
export function Logo({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <path
        fill="var(--accent)"
        d="M9 3h14a6 6 0 0 1 6 6v9a6 6 0 0 1-6 6h-7.5l-6 5.1c-.6.5-1.5.1-1.5-.7V24a6 6 0 0 1-5-6V9a6 6 0 0 1 6-6Z"
      />
      <path
        fill="none"
        stroke="var(--surface)"
        strokeLinecap="round"
        strokeLinejoin="round"
        strokeWidth="2.6"
        d="m9.5 14 4.2 4.2L22.5 9.4"
      />
    </svg>
  );
}
