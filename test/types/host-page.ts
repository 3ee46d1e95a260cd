import type { PlanPicker } from 'uss-kit/components/plan-picker/plan-picker.js';
import 'uss-kit/components/plan-picker/plan-picker.define.js';

const picker: PlanPicker = document.createElement('uss-plan-picker');

picker.addEventListener('uss-plan-selected', ({ detail }) => {
  for (const { planId, units } of detail.plans) {
    const chosen: [string, number | undefined] = [planId, units];
    console.log(chosen);
  }
  // @ts-expect-error: details are typed, and this one has no such thing.
  console.log(detail.price);
});

// @ts-expect-error: the tag map gives the element's own class.
const provider: PlanPicker = document.createElement('uss-provider');
console.log(provider);

// @ts-expect-error: internal parts are not published.
void import('uss-kit/components/internal/button.js');
