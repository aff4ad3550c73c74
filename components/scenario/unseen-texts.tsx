"use client";

import { useScenarioForm } from "./form-context";

const UNSEEN = /(\.source\.(text|document|url|owner|date)|^viewers)$/;

/** Texts that have no field in the form, sent along so that a form without scripts does not lose them. */
export function UnseenTexts() {
  const { fields } = useScenarioForm();
  return Object.entries(fields).map(([key, text]) =>
    UNSEEN.test(key) ? <input key={key} type="hidden" name={key} value={text} /> : null,
  );
}
