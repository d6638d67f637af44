import { BarChart } from '@mantine/charts';
import type { Figure } from '@/queries/insights';
import { useValue } from './useValue';

interface Props {
  figure: Figure;
  rows: readonly { name: string; amount: number | null }[];
  /** Names at the left: longer ones can be read. */
  sideways?: boolean;
  opened: (place: number) => void;
}

const [FOR_AXIS, A_BAR, A_NAME, A_VALUE] = [30, 34, 132, 84];
const LONGEST = 18;

/** Amounts as bars that can be clicked. For whoever sees and points: a table beside it says, and leads to, the same. */
export function Chart({ figure, rows, sideways = false, opened }: Props) {
  const value = useValue();
  const said = (amount: number) => value(amount, figure);
  return (
    <div aria-hidden="true">
      <BarChart
        h={sideways ? FOR_AXIS + rows.length * A_BAR : 140}
        data={rows.map(({ name, amount }) => ({ name, amount }))}
        dataKey="name"
        orientation={sideways ? 'vertical' : 'horizontal'}
        series={[{ name: 'amount', label: figure.title, color: 'var(--accent)' }]}
        valueFormatter={said}
        withYAxis={sideways}
        withXAxis={!sideways}
        withBarValueLabel={sideways}
        yAxisProps={sideways ? { width: A_NAME, tickFormatter: shortened } : undefined}
        gridAxis="none"
        tickLine="none"
        barChartProps={{ accessibilityLayer: false, margin: sideways ? { right: A_VALUE } : undefined }}
        barProps={{ isAnimationActive: false, cursor: 'pointer', maxBarSize: 40, onClick: (_: unknown, place: number) => opened(place) }}
      />
    </div>
  );
}

/** The end of a path tells articles apart, the begin of a name people. */
function shortened(name: string) {
  if (name.length <= LONGEST) return name;
  return name.includes('/') ? `…${name.slice(-LONGEST)}` : `${name.slice(0, LONGEST)}…`;
}
