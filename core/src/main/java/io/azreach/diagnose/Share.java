package io.azreach.diagnose;

/**
 * A share seen in a sample, with the interval that holds the true one in 19 of 20 samples (Wilson's score interval).
 *
 * @param seen the share in the sample
 * @param low lower end
 * @param high upper end
 */
record Share(double seen, double low, double high) {
    private static final double Z = 1.96;

    static Share of(int hits, int all) {
        double n = all;
        double p = hits / n;
        double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
        return new Share(p, Math.max(0, middle - half), Math.min(1, middle + half));
    }

    /** As in {@code 51 % (37 to 65 %)}. */
    String percent() {
        return Math.round(100 * seen) + " % (" + Math.round(100 * low) + " to " + Math.round(100 * high) + " %)";
    }
}
