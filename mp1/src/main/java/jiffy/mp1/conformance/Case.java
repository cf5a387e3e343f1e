// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

/// One thing that an implementation must do.
///
/// @param name `chapter.what_it_says`, unique
/// @param body the test
record Case(String name, Body body) {

    /// A test: returns if the implementation conforms.
    interface Body {

        /// @throws Unmet if it does not conform
        /// @throws Skipped if the environment lacks something that the case needs
        /// @throws Exception if the test itself could not be carried out, which is a failure too
        void run(Trial trial) throws Exception;
    }

    /// An expectation that was not met.
    static final class Unmet extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unmet(String message) {
            super(message, null, false, false);
        }
    }

    /// A case that cannot run here.
    static final class Skipped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Skipped(String reason) {
            super(reason, null, false, false);
        }
    }
}
