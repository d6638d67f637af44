import { useMutation } from '@tanstack/react-query';
import { answerOf, api } from '@/api/client';
import type { ApiError } from '@/api/problem';
import { download } from '@/lib/download';

/** Saves a file; the browser alone could not prove who asks. */
export const useDownload = () =>
  useMutation<void, ApiError, { id: string | null; name: string }>({
    mutationFn: async ({ id, name }) => {
      const bytes = await answerOf(
        api.GET('/api/v1/attachments/{attachment_id}', { params: { path: { attachment_id: id ?? '' } }, parseAs: 'blob' }),
      );
      download(bytes as Blob, name);
    },
  });
