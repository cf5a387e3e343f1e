// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A method or constructor of the module.
///
/// @param self the receiver; empty for a static method
/// @param throwsErrno declared to throw
/// @param owned locals and parameters that own what they refer to
/// @param mayFault can end with a status that is not zero
/// @param ownsResult the caller owns the result
public record Method(
        MethodName name,
        Optional<Local> self,
        List<Local> parameters,
        Type result,
        boolean throwsErrno,
        Block body,
        Set<Local> owned,
        boolean mayFault,
        boolean ownsResult,
        Span span) {
    /// The method with another body.
    public Method withBody(Block other) {
        return new Method(
                name,
                self,
                parameters,
                result,
                throwsErrno,
                other,
                owned,
                mayFault,
                ownsResult,
                span);
    }

    /// The method with what is known about its ownership.
    public Method withOwnership(Block other, Set<Local> locals, boolean result) {
        return new Method(
                name,
                self,
                parameters,
                this.result,
                throwsErrno,
                other,
                locals,
                mayFault,
                result,
                span);
    }

    /// The method, known to end with a status or known not to.
    public Method withMayFault(boolean may) {
        return new Method(
                name, self, parameters, result, throwsErrno, body, owned, may, ownsResult, span);
    }
}
