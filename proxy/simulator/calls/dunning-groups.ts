import { groupStatus } from '../../aria/codes.js';
import { accountNamed, type Handler } from '../handler.js';

/** The dunning groups of an account with the master plans in them, under the name that Aria's pages have for the list (Aria wire notes 3.5). */
export const getAcctDunningGroupDetails: Handler<'get_acct_dunning_group_details_m'> = async (
  { sandbox },
  request,
) => {
  const world = await sandbox.store.read();
  const { id: accountId } = accountNamed(world, request.acct_no);
  const groups = world.dunningGroups
    .filter((group) => group.accountId === accountId)
    .filter(({ id }) => request.dunning_group_no === undefined || id === request.dunning_group_no);
  return {
    dunning_group_details: groups.map(({ id, name, processId }) => ({
      dunning_group_no: id,
      dunning_group_name: name,
      dunning_process_no: processId,
      status: groupStatus.active,
      master_plans_summary: world.planInstances
        .filter(({ dunningGroupId }) => dunningGroupId === id)
        .map((instance) => ({ plan_instance_no: instance.id })),
    })),
  };
};
