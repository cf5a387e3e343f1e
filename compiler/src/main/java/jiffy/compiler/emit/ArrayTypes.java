// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.LinkedHashSet;
import java.util.Set;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Rewriter;
import jiffy.compiler.ir.Type;

/// The arrays of references that a module uses: each kind is a struct of its own.
final class ArrayTypes extends Rewriter {
    private final Set<Type.Array> found = new LinkedHashSet<>();

    private ArrayTypes() {}

    /// Inner ones before those that hold them.
    static Set<Type.Array> of(Module module) {
        var types = new ArrayTypes();
        module.classes().forEach(type -> type.fields().forEach(each -> types.add(each.type())));
        for (var type : module.statics().enums()) {
            type.fields().forEach(each -> types.add(each.type()));
        }
        module.statics().tables().forEach(each -> types.add(each.field().type()));
        for (var method : module.methods().values()) {
            types.add(method.result());
            method.parameters().forEach(types::local);
            types.block(method.body());
        }
        return types.found;
    }

    @Override
    public Local local(Local local) {
        add(local.type());
        return local;
    }

    private void add(Type type) {
        if (type instanceof Type.Array array) {
            add(array.element());
            if (!(array.element() instanceof Type.Primitive
                    || array.element() instanceof Type.Text)) {
                found.add(array);
            }
        }
    }
}
