import { defineConfig } from 'vitest/config';
export default defineConfig({ test: { name: 'p3', environment: 'node', include: ['test/billing/{status,effective-date,running-period,bill-date-reset,replacement,credits}.node.test.ts'] } });
