// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import static jiffy.mp1.syscall.Errno.ENOSPC;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Limits: registrations a user, registrations of all.
final class TenancyCases {

    private static final int FIRST_UID = 2000;
    private static final int MOST = 5000;

    private TenancyCases() {}

    static List<Case> all() {
        return List.of(
                new Case("limits.user_over_the_quota", TenancyCases::quota),
                new Case("limits.quota_is_each_users_own", TenancyCases::eachUsers),
                new Case("limits.quota_comes_back", TenancyCases::comesBack),
                new Case("limits.quota_within_one_write", TenancyCases::withinOneWrite),
                new Case("limits.refused_input_costs_nothing", TenancyCases::refusedIsFree),
                new Case("limits.limit_for_all", TenancyCases::limit));
    }

    private static int given(OptionalInt option, String name) {
        var value = option.orElseThrow(() -> new Case.Skipped(name + " was not given"));
        if (value > MOST) {
            throw new Case.Skipped(name + " is above " + MOST + ": too many processes for a test");
        }
        return value;
    }

    /// Starts `count` processes of a user and registers them as that user.
    private static List<Long> fill(Trial trial, User user, int count) throws Exception {
        return user.act(() -> trial.registered(count));
    }

    private static void refused(Trial trial, User user) throws Exception {
        var pid = user.act(trial::sleeper);
        var result = user.act(() -> trial.status().write(pid + "\n"));
        Expect.errno(ENOSPC, result, "one more registration of " + user.name());
        Expect.that(!trial.status().lists(pid), "refused, but %d is listed", pid);
    }

    private static int emptyWithQuota(Trial trial) throws Exception {
        var quota = given(trial.options().userQuota(), "--user-quota");
        trial.awaitEmpty();
        return quota;
    }

    private static void quota(Trial trial) throws Exception {
        var quota = emptyWithQuota(trial);
        fill(trial, User.ALICE, quota);
        refused(trial, User.ALICE);
        refused(trial, User.ALICE);
    }

    private static void eachUsers(Trial trial) throws Exception {
        var quota = emptyWithQuota(trial);
        fill(trial, User.ALICE, quota);
        fill(trial, User.BOB, 1);
        var bobs = User.BOB.act(trial::sleeper);
        var result = User.ALICE.act(() -> trial.status().write(bobs + "\n"));
        Expect.errno(ENOSPC, result, "alice, who is over, registering a process of bob");
    }

    private static void comesBack(Trial trial) throws Exception {
        var quota = emptyWithQuota(trial);
        var pids = fill(trial, User.ALICE, quota);
        trial.processes().kill(pids.getFirst());
        trial.await("an ended one is dropped", () -> !trial.status().lists(pids.getFirst()));
        fill(trial, User.ALICE, 1);
        refused(trial, User.ALICE);
    }

    private static void withinOneWrite(Trial trial) throws Exception {
        var quota = emptyWithQuota(trial);
        var pids = User.ALICE.act(() -> trial.processes().sleepers(quota + 2));
        var expected = Trial.lines(pids.subList(0, quota));
        var rest = Trial.lines(pids);
        var done = new StringBuilder();
        var result = 0L;
        while (done.length() < expected.length() && result >= 0) {
            var text = rest;
            result = User.ALICE.act(() -> trial.status().write(text));
            Expect.that(result > 0, "after %d bytes: %s", done.length(), Expect.result(result));
            done.append(rest, 0, (int) result);
            rest = rest.substring((int) result);
        }
        Expect.equal(expected, done.toString(), "lines that were taken");
        var last = rest;
        Expect.errno(ENOSPC, User.ALICE.act(() -> trial.status().write(last)), "the next line");
    }

    private static void refusedIsFree(Trial trial) throws Exception {
        var quota = emptyWithQuota(trial);
        var dead = trial.sleeper();
        trial.processes().kill(dead);
        for (var bad : List.of("junk\n", "0\n", dead + "\n")) {
            for (var again = 0; again <= quota; again++) {
                User.ALICE.act(() -> trial.status().write(bad));
            }
        }
        fill(trial, User.ALICE, quota);
    }

    /// As many users as it takes to reach the limit, each within the quota.
    private static void limit(Trial trial) throws Exception {
        var limit = given(trial.options().limit(), "--limit");
        var quota = trial.options().userQuota().orElse(limit);
        trial.awaitEmpty();
        var users = new ArrayList<User>();
        for (var left = limit; left > 0; left -= quota) {
            var user = new User("user " + users.size(), FIRST_UID + users.size(), FIRST_UID);
            fill(trial, user, Math.min(left, quota));
            users.add(user);
        }
        refused(trial, new User("one more user", FIRST_UID + users.size(), FIRST_UID));
    }
}
