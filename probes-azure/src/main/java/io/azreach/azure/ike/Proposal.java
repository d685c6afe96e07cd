package io.azreach.azure.ike;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A combination of algorithms, written as {@code aes256-sha256-modp2048} or {@code aes256gcm16-prfsha384-ecp384}. Several
 * words of one type leave the choice to the peer.
 *
 * @param transforms in the order of preference
 */
record Proposal(List<Transform> transforms) {
    private static final int IKE = 1;
    private static final int KEY_LENGTH = 0x800e;
    private static final int MORE_PROPOSALS = 2;
    private static final int MORE_TRANSFORMS = 3;

    Proposal {
        transforms = List.copyOf(transforms);
    }

    /**
     * Reads proposals separated by commas.
     *
     * @throws IllegalArgumentException that tells all mistakes
     */
    static List<Proposal> parseAll(String text) {
        var proposals = new ArrayList<Proposal>();
        var problems = new ArrayList<String>();
        for (var one : text.split(",", -1)) {
            try {
                proposals.add(parse(one.strip()));
            } catch (IllegalArgumentException wrong) {
                problems.add(String.valueOf(wrong.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return List.copyOf(proposals);
    }

    static Proposal parse(String text) {
        var found = new ArrayList<Transform>();
        for (var word : text.split("-", -1)) {
            found.add(Transform.of(word)
                    .orElseThrow(() -> new IllegalArgumentException("proposal [" + text + "]: [" + word
                            + "] is not an algorithm; use words such as aes256-sha256-modp2048 out of "
                            + String.join(" ", Transform.words()))));
        }
        return new Proposal(completed(text, found));
    }

    /** Adds the pseudorandom function that follows from the rest, where none is named. */
    private static List<Transform> completed(String text, List<Transform> found) {
        boolean combined = found.stream().anyMatch(Transform::isCombined);
        var all = new LinkedHashSet<Transform>();
        boolean namesPrf = found.stream().anyMatch(t -> t.type() == Transform.PRF);
        for (var one : found) {
            boolean integrity = one.type() == Transform.INTEGRITY;
            if (integrity && !namesPrf) {
                all.add(one.matchingPrf());
            }
            if (!(integrity && combined)) {
                all.add(one);
            }
        }
        boolean whole = has(all, Transform.ENCRYPTION)
                && has(all, Transform.GROUP)
                && has(all, Transform.PRF)
                && (combined || has(all, Transform.INTEGRITY))
                && (!combined || all.stream().noneMatch(t -> t.type() == Transform.ENCRYPTION && !t.isCombined()));
        if (!whole) {
            throw new IllegalArgumentException("proposal [" + text
                    + "] must name encryption, integrity and group, as in aes256-sha256-modp2048, or for GCM encryption,"
                    + " function and group, as in aes256gcm16-prfsha384-ecp384");
        }
        return List.copyOf(all);
    }

    private static boolean has(Iterable<Transform> all, int type) {
        for (var one : all) {
            if (one.type() == type) {
                return true;
            }
        }
        return false;
    }

    /** The first algorithm of a type. */
    Optional<Transform> first(int type) {
        return transforms.stream().filter(t -> t.type() == type).findFirst();
    }

    boolean offers(Transform wanted) {
        return transforms.contains(wanted);
    }

    /** Whether this answer chooses one algorithm of each type out of an offer, and nothing else. */
    boolean isChoiceOf(Proposal offer) {
        long types = offer.transforms.stream().map(Transform::type).distinct().count();
        return offer.transforms.containsAll(transforms)
                && transforms.stream().map(Transform::type).distinct().count() == types
                && transforms.size() == types;
    }

    /** The body of a security association payload. */
    static byte[] encode(List<Proposal> proposals) {
        return encode(IKE, new byte[0], proposals);
    }

    static byte[] encode(int protocol, byte[] spi, List<Proposal> proposals) {
        var body = new Bytes();
        for (int i = 0; i < proposals.size(); i++) {
            boolean last = i == proposals.size() - 1;
            var content = proposals.get(i).content();
            body.u8(last ? 0 : MORE_PROPOSALS)
                    .u8(0)
                    .u16(8 + spi.length + content.length)
                    .u8(i + 1)
                    .u8(protocol)
                    .u8(spi.length)
                    .u8(proposals.get(i).transforms.size())
                    .raw(spi)
                    .raw(content);
        }
        return body.toArray();
    }

    private byte[] content() {
        var content = new Bytes();
        for (int i = 0; i < transforms.size(); i++) {
            var one = transforms.get(i);
            content.u8(i == transforms.size() - 1 ? 0 : MORE_TRANSFORMS)
                    .u8(0)
                    .u16(one.keyBits() == 0 ? 8 : 12)
                    .u8(one.type())
                    .u8(0)
                    .u16(one.id());
            if (one.keyBits() != 0) {
                content.u16(KEY_LENGTH).u16(one.keyBits());
            }
        }
        return content.toArray();
    }

    /** The first proposal of a security association payload; nothing when it cannot be read. */
    static Optional<Proposal> decode(byte[] body) {
        var in = new Cursor(body);
        in.take(6);
        int spiSize = in.u8();
        int count = in.u8();
        in.take(spiSize);
        var transforms = new ArrayList<Transform>();
        for (int i = 0; i < count && !in.isExhausted(); i++) {
            in.u16();
            var one = new Cursor(in.take(in.u16() - 4));
            int type = one.u8();
            one.u8();
            transforms.add(new Transform(type, one.u16(), keyBits(one)));
            if (one.isExhausted()) {
                return Optional.empty();
            }
        }
        return in.isExhausted() || transforms.isEmpty() ? Optional.empty() : Optional.of(new Proposal(transforms));
    }

    private static int keyBits(Cursor attributes) {
        while (attributes.left() >= 4 && !attributes.isExhausted()) {
            int name = attributes.u16();
            int value = attributes.u16();
            if (name == KEY_LENGTH) {
                return value;
            }
            if ((name & 0x8000) == 0) {
                attributes.take(value);
            }
        }
        return 0;
    }

    @Override
    public String toString() {
        return transforms.stream()
                .filter(t -> t.type() != Transform.PRF || !impliedBy(t))
                .sorted(java.util.Comparator.comparingInt(Proposal::place))
                .map(Transform::word)
                .collect(Collectors.joining("-"));
    }

    private boolean impliedBy(Transform prf) {
        return transforms.stream()
                .anyMatch(t -> t.type() == Transform.INTEGRITY && ("prf" + t.word()).equals(prf.word()));
    }

    private static int place(Transform one) {
        return List.of(Transform.ENCRYPTION, Transform.INTEGRITY, Transform.PRF, Transform.GROUP)
                .indexOf(one.type());
    }
}
