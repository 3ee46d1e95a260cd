import { nextBill } from '../../../src/sandbox/bill-periods.js';
import { Books } from '../../../src/sandbox/books.js';
import type { World, WorldPlanInstance } from '../../../src/sandbox/world.js';

/** Says of each plan instance when its next invoice is made: on its bill date, and the company's bill lag, which is all of the lags that is known here. */
export function withInvoiceDates(world: World): World {
  const books = new Books(world);
  const dated = (instance: WorldPlanInstance): WorldPlanInstance => {
    const { nextBillDate, status } = instance;
    if (nextBillDate === undefined || status === 'pending-activation') return instance;
    return { ...instance, ...nextBill(books, instance, nextBillDate) };
  };
  return { ...world, planInstances: world.planInstances.map(dated) };
}
