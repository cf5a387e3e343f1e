// SPDX-License-Identifier: MIT OR GPL-2.0
/// The user space of mp1: a client library ([jiffy.mp1.Mp1]) and the program of the lecture
/// ([jiffy.mp1.UserApp]).
package jiffy.mp1;
