/** People to look around as on a local stack; the api does not describe what exists only there. */

import type { Operation } from './sandbox';
import type { components } from './schema';

export interface Sample {
  name: string;
  role: components['schemas']['Role'];
}

/** In the form of the generated ones. */
export interface SamplePaths {
  '/api/v1/auth/samples': { get: Operation<Sample[]> };
  '/api/v1/auth/samples/{role}': {
    post: Operation<components['schemas']['SignedInResponse'], { path: { role: Sample['role'] } }>;
  };
}
