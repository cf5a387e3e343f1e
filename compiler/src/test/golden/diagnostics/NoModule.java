// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

// error of the module: KJ0002 no class carries `@KernelModule`
final class NoModule {}
