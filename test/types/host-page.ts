import type { PlanPicker } from 'uss-kit/components/plan-picker/plan-picker.js';
import 'uss-kit/components/plan-picker/plan-picker.define.js';

const picker: PlanPicker = document.createElement('uss-plan-picker');

picker.addEventListener('uss-plan-selected', ({ detail }) => {
  const planId: string = detail.planId;
  const units: number | undefined = detail.units;
  console.log(planId, units);
  // @ts-expect-error: details are typed, and this one has no such thing.
  console.log(detail.price);
});

// @ts-expect-error: the tag map gives the element's own class.
const provider: PlanPicker = document.createElement('uss-provider');
console.log(provider);

// @ts-expect-error: internal parts are not published.
void import('uss-kit/components/internal/button.js');
