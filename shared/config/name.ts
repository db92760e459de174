/**
 * Names of projects and environments become paths and keys in the registry. `isRegistryName` judges them;
 * this is the same for the JSON Schema, which cannot call it.
 */
export const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/;

/** `pr-*`: a name that may have stars in it. */
export const NAME_PATTERN = /^[A-Za-z0-9*][A-Za-z0-9_.*-]{0,127}$/;

export const NAME_RULE =
  'Names start with a letter or digit, go on with these, `_`, `.` or `-`, and have 128 characters at most.';
