// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/FilterParse.java: values and operators on two small stacks, and an
// errno when they are full.
//
// A filter such as `((((1))))` is parsed by the textbook: a sum of products of factors, and a
// factor may be a sum in parentheses. 4096 parentheses are 12,288 frames.
//   sum -> product -> factor -> sum -> ...
//
// source: CVE-2016-1583, "proc: prevent stacking filesystems on top" (ecryptfs: mutual
// recursion whose depth a user chooses), and recursive expression parsers in kernel filters
// class: stack
package bugs.filterparse;

import module jiffy.linux;

/// Works out what is written: numbers, +, * and parentheses.
@KernelModule(name = "filterparse", license = "GPL", description = "A calculator of filters")
public final class FilterParse {
    private static final int LONGEST = 4096;

    private final Mutex lock = new Mutex();
    private final TextParser text = new TextParser(LONGEST);
    private long result;

    private final ProcFile file =
            new ProcFile("filterparse", 0600).shows(this::show).writes(this::evaluate);

    private void evaluate(UserReader in) throws Errno {
        try (var _ = lock.acquire()) {
            text.load(in);
            result = sum();
            if (text.hasRemaining()) {
                throw new Errno(Errno.EINVAL);
            }
        }
    }

    private long sum() throws Errno {
        var sums = new long[16]; // one for each open parenthesis: sum so far, product so far
        var products = new long[16];
        int depth = 0;
        products[0] = 1;
        while (true) {
            if (accept('(')) {
                if (++depth == sums.length) {
                    throw new Errno(Errno.E2BIG);
                }
                sums[depth] = 0;
                products[depth] = 1;
                continue;
            }
            products[depth] *= text.unsigned();
            while (depth > 0 && accept(')')) {
                depth--;
                products[depth] *= sums[depth + 1] + products[depth + 1];
            }
            if (accept('+')) {
                sums[depth] += products[depth];
                products[depth] = 1;
            } else if (!accept('*')) {
                break;
            }
        }
        if (depth > 0) {
            throw new Errno(Errno.EINVAL);
        }
        return sums[0] + products[0];
    }

    private boolean accept(char wanted) {
        text.skipBlanks();
        return text.accept(wanted);
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%d\n", result);
        }
    }
}
