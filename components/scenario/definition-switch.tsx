import { AddressSwitch } from "./address-switch";
import { DEFINITIONS, type Definition } from "./wording";

/** Which of the two figures the page shows. */
export function DefinitionSwitch({ definition }: { definition: Definition }) {
  return <AddressSwitch label="Definition" name="def" options={DEFINITIONS} current={definition} usual="share" />;
}
