// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.host;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A name for everything that some file in the cache was made from: equal inputs, equal name.
///
/// @param sha256 of the inputs
public record Fingerprint(String sha256) {

    /// @param inputs in a fixed order
    public static Fingerprint of(Object... inputs) {
        var digest = newDigest();
        for (var input : inputs) {
            var bytes =
                    input instanceof byte[] raw
                            ? raw
                            : input.toString().getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    /// Short enough for a folder's name, long enough not to collide.
    public String shortText() {
        return sha256.substring(0, 20);
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
