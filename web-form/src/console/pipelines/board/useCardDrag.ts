import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useRef, useState } from 'react';
import type { Place } from '@/lib/board';
import type { Status } from '@/queries/deals';

export type Edge = 'above' | 'below';

/** What a drop is told of: which card is in the hand, and over which place it is. */
export interface Over extends Place {
  edge: Edge;
}

/** A card that can be taken, and that shows on which side of it another one would land. */
export function useCardDrag(id: number, status: Status, index: number) {
  const ref = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState(false);
  const [edge, setEdge] = useState<Edge | null>(null);
  useEffect(() => {
    const element = ref.current!;
    return combine(
      draggable({
        element,
        getInitialData: () => ({ id }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.id !== id,
        getData: ({ input }) => ({ status, index, edge: sideOf(element, input.clientY) }),
        onDrag: ({ self }) => setEdge(self.data.edge as Edge),
        onDragLeave: () => setEdge(null),
        onDrop: () => setEdge(null),
      }),
    );
  }, [id, status, index]);
  return { ref, dragged, edge };
}

function sideOf(element: Element, y: number): Edge {
  const { top, height } = element.getBoundingClientRect();
  return y < top + height / 2 ? 'above' : 'below';
}
