/** Offered first; a scenario may be in any currency of ISO 4217. */
export const CURRENCIES: readonly string[] = [
  ...["USD", "EUR", "GBP", "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "HKD", "INR"],
  ...["JPY", "KRW", "MXN", "NOK", "NZD", "PLN", "SEK", "SGD", "ZAR"],
];
