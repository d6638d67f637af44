import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import type { components, paths } from '@/api/schema';
import { pagesOf } from './lists';
import { ZONE } from './zone';

type Schemas = components['schemas'];
export type Task = Schemas['TaskResponse'];
export type NewTask = Schemas['TaskRequest'];
export type TaskChange = Schemas['TaskPatch'];
type Asked = NonNullable<paths['/api/v1/tasks']['get']['parameters']['query']>;
export type TaskFilter = Pick<Asked, 'q' | 'sort' | 'owner' | 'status' | 'contact_id' | 'overdue'>;

const at = (id: number) => ({ path: { task_id: id } });

/** What somebody has to do: late, today, and next. */
export const myDayQuery = queryOptions({
  queryKey: ['tasks', 'myDay'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/tasks/my-day', { params: { query: { zone: ZONE } }, signal })),
  refetchInterval: 60_000,
});

export const tasksQuery = (filter: TaskFilter) =>
  pagesOf<Task>(['tasks', 'list', filter], (part, signal) => api.GET('/api/v1/tasks', { params: { query: { ...filter, ...part } }, signal }));

/** What changes a task changes the lists that it is in, and the page of whom it is about. */
function useTaskChange<T, A>(change: (what: A) => Promise<T>) {
  const client = useQueryClient();
  return useMutation<T, ApiError, A>({
    mutationFn: change,
    onSuccess: () => Promise.all([['tasks'], ['contacts']].map((queryKey) => client.invalidateQueries({ queryKey }))).then(() => undefined),
  });
}

export const useAddTask = () => useTaskChange((body: NewTask) => answerOf(api.POST('/api/v1/tasks', { body })));

export const useChangeTask = () =>
  useTaskChange(({ id, change: body }: { id: number; change: TaskChange }) =>
    answerOf(api.PATCH('/api/v1/tasks/{task_id}', { params: at(id), body })),
  );

export const useDeleteTask = () => useTaskChange((id: number) => answerOf(api.DELETE('/api/v1/tasks/{task_id}', { params: at(id) })));

export const useRestoreTask = () =>
  useTaskChange((id: number) => answerOf(api.POST('/api/v1/tasks/{task_id}/restore', { params: at(id) })));
