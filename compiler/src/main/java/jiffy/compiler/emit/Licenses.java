// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

/// What `MODULE_LICENSE` says, as an SPDX expression (`Documentation/process/license-rules.rst`).
final class Licenses {
    private Licenses() {}

    static String spdx(String license) {
        return switch (license) {
            case "GPL v2" -> "GPL-2.0-only";
            case "Dual BSD/GPL" -> "BSD-3-Clause OR GPL-2.0-only";
            case "Dual MIT/GPL" -> "MIT OR GPL-2.0";
            case "Dual MPL/GPL" -> "MPL-2.0 OR GPL-2.0-only";
            default -> "GPL-2.0-or-later";
        };
    }
}
