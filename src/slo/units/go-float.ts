/**
 * A float as Go prints it with `%v` and `%g`: the shortest digits that read back the same, an exponent of at least two digits below
 * 1e-4 and from 1e+06 on. Sloth prints the budget in its rules so: 99.999 leaves `1.0000000000047748e-05`.
 * Source: https://pkg.go.dev/strconv#FormatFloat, format `g` with the precision -1.
 */
export function formatGoFloat(value: number): string {
  if (Number.isNaN(value)) {
    return 'NaN';
  }
  if (!Number.isFinite(value)) {
    return value > 0 ? '+Inf' : '-Inf';
  }
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power <= largestPower) {
    return Object.is(value, -0) ? '-0' : plain(mantissa, power);
  }
  const size = String(Math.abs(power)).padStart(2, '0');
  return `${mantissa}e${power < 0 ? '-' : '+'}${size}`;
}

const largestPower = 5;

/** Digits and an exponent, written without one. */
function plain(mantissa: string, power: number): string {
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace('-', '').replace('.', '');
  if (power < 0) {
    return `${sign}0.${'0'.repeat(-power - 1)}${digits}`;
  }
  const whole = digits.slice(0, power + 1).padEnd(power + 1, '0');
  const rest = digits.slice(power + 1);
  return rest === '' ? `${sign}${whole}` : `${sign}${whole}.${rest}`;
}
