import { conformance } from './conformance.ts';
import { faulty } from './faults.ts';
import { memoryStore } from './memory-store.ts';

conformance('memory', () =>
  Promise.resolve({
    open() {
      const store = memoryStore();
      return Promise.resolve({
        connect: () => Promise.resolve(store),
        connectWith: (plan) => Promise.resolve(faulty(store, plan))
      });
    },
    close: () => Promise.resolve()
  })
);
