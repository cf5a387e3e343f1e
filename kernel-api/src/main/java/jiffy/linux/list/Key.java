// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.list;

/// What a [Table] can be indexed by: a handle, compared by identity.
public interface Key {}
