// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.IntegerValue;
import com.sun.jdi.Location;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A debugger of Java stops in a module that runs in the simulated kernel, at its lines, with its
/// variables: the hooks in its classes are not seen. Each load of the module has a class of its
/// own, in all of which a debugger's breakpoint must be; those of development environments are.
class DebuggerTest {
    private static final String LINE = "out.printf(\"%d: %d\\n\", number, registration.cpuTime);";

    /// A program that a debugger watches: a process registers itself and reads the list.
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            var kernel = Modules.simulator("mp1");
            for (int i = 0; i < 2; i++) {
                kernel.load();
                var process = kernel.process(0);
                process.write("/proc/mp1/status", process.number() + "");
                kernel.init().read("/proc/mp1/status");
                kernel.unload();
            }
        }
    }

    @Test
    void aReaderMeetsABreakpoint() throws Exception {
        var machine = launch();
        var prepared = machine.eventRequestManager().createClassPrepareRequest();
        prepared.addClassFilter("mp1.Mp1");
        prepared.enable();
        var seen = new ArrayList<String>();
        try {
            watch(machine, seen);
        } finally {
            machine.process().destroyForcibly();
        }
        assertThat(seen)
                .containsExactly(
                        "Mp1.java:%d number=302".formatted(line()),
                        "Mp1.java:%d number=305".formatted(line()));
    }

    private static VirtualMachine launch() throws Exception {
        var connector = Bootstrap.virtualMachineManager().defaultConnector();
        var arguments = connector.defaultArguments();
        arguments.get("home").setValue(System.getProperty("java.home"));
        arguments
                .get("options")
                .setValue("-cp \"%s\"".formatted(System.getProperty("java.class.path")));
        arguments.get("main").setValue(Program.class.getName());
        return connector.launch(arguments);
    }

    /// Until the program has ended.
    private static void watch(VirtualMachine machine, List<String> seen) throws Exception {
        while (true) {
            var events = machine.eventQueue().remove();
            for (var event : events) {
                switch (event) {
                    case ClassPrepareEvent prepared -> stopAtTheLine(prepared.referenceType());
                    case BreakpointEvent hit -> seen.add(describe(hit));
                    case VMDisconnectEvent _ -> {
                        return;
                    }
                    default -> {}
                }
            }
            events.resume();
        }
    }

    private static void stopAtTheLine(ReferenceType module) throws Exception {
        Location place = module.locationsOfLine(line()).getFirst();
        module.virtualMachine().eventRequestManager().createBreakpointRequest(place).enable();
    }

    private static String describe(BreakpointEvent hit) throws Exception {
        var frame = hit.thread().frame(0);
        var number = (IntegerValue) frame.getValue(frame.visibleVariableByName("number"));
        return "%s:%d number=%d"
                .formatted(
                        frame.location().sourceName(),
                        frame.location().lineNumber(),
                        number.value());
    }

    private static int line() throws Exception {
        var lines = Files.readAllLines(Path.of("../modules/mp1/Mp1.java"));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(LINE)) {
                return i + 1;
            }
        }
        throw new AssertionError("Mp1.java has no line " + LINE);
    }
}
