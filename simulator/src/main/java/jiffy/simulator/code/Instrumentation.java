// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.code;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.CLASS_INIT_NAME;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashSet;
import java.util.Set;

/// Puts calls of [Hooks] before each access to a field that may change or an element of an array,
/// before each call of the kernel, each allocation and each jump backwards. Changes nothing else:
/// no branch, no local.
final class Instrumentation {
    private static final ClassDesc HOOKS = ClassDesc.of(Hooks.class.getName());
    private static final MethodTypeDesc OBJECT = MethodTypeDesc.of(CD_void, CD_Object, CD_int);
    private static final MethodTypeDesc ELEMENT =
            MethodTypeDesc.of(CD_void, CD_Object, CD_int, CD_int);
    private static final MethodTypeDesc NUMBER = MethodTypeDesc.of(CD_void, CD_int);
    private static final MethodTypeDesc NUMBERS = MethodTypeDesc.of(CD_void, CD_int, CD_int);
    private static final MethodTypeDesc MADE = MethodTypeDesc.of(CD_void, CD_Object);
    private static final MethodTypeDesc TYPE = MethodTypeDesc.of(CD_void, ConstantDescs.CD_Class);

    private final ClassFiles files;

    Instrumentation(ClassFiles files) {
        this.files = files;
    }

    byte[] transform(ClassModel type) {
        var classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(files.hierarchy()));
        return classFile.transformClass(
                type,
                (builder, element) -> {
                    if (element instanceof MethodModel method && isChanged(method)) {
                        builder.transformMethod(method, hooked(type, method));
                    } else {
                        builder.with(element);
                    }
                });
    }

    private static boolean isChanged(MethodModel method) {
        return method.code().isPresent() && !method.methodName().equalsString(CLASS_INIT_NAME);
    }

    private MethodTransform hooked(ClassModel type, MethodModel method) {
        return MethodTransform.transformingCode(
                CodeTransform.ofStateful(() -> new Hooked(type, method)));
    }

    /// One method.
    private final class Hooked implements CodeTransform {
        private final ClassModel type;
        private final String method;

        /// In a constructor, before that of the superclass was called: `this` is no object yet.
        private boolean isEarly;

        private final boolean isSlabConstructor;

        /// What a jump can lead back to.
        private final Set<Label> passed = new HashSet<>();

        private int pendingNews;
        private int line;

        Hooked(ClassModel type, MethodModel method) {
            this.type = type;
            this.method = method.methodName().stringValue();
            isEarly = this.method.equals(INIT_NAME);
            isSlabConstructor = isEarly && ClassFiles.hasSlab(type);
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            switch (element) {
                case LineNumber number -> line = number.line();
                case LabelTarget target -> passed.add(target.label());
                case BranchInstruction jump when passed.contains(jump.target()) ->
                        hook(code, "loop", NUMBER, "", false);
                case FieldInstruction access when !isEarly -> field(code, access);
                case ArrayLoadInstruction _ -> {
                    code.dup2();
                    hook(code, "readElement", ELEMENT, "[]", false);
                }
                case ArrayStoreInstruction store -> store(code, store.typeKind());
                case OperatorInstruction operator when mayFault(operator.opcode()) -> at(code);
                case TypeCheckInstruction check when check.opcode() == Opcode.CHECKCAST -> at(code);
                case InvokeInstruction call -> call(code, call);
                case NewObjectInstruction made -> made(code, made);
                case NewPrimitiveArrayInstruction made -> array(code, made.typeKind());
                case ReturnInstruction _ when isSlabConstructor ->
                        code.aload(0).invokestatic(HOOKS, "allocated", MADE);
                default -> {}
            }
            code.with(element);
        }

        private void hook(
                CodeBuilder code,
                String name,
                MethodTypeDesc shape,
                String field,
                boolean isVolatile) {
            code.loadConstant(site(field, isVolatile)).invokestatic(HOOKS, name, shape);
        }

        /// Notes where the code is, for a fault that the JVM tells without a place.
        private void at(CodeBuilder code) {
            hook(code, "call", NUMBER, "", false);
        }

        private static boolean mayFault(Opcode operator) {
            return switch (operator) {
                case IDIV, IREM, LDIV, LREM, ARRAYLENGTH -> true;
                default -> false;
            };
        }

        private int site(String field, boolean isVolatile) {
            var name = ClassFiles.dotted(type.thisClass().asInternalName());
            return new Site(name, method, ClassFiles.sourceFile(type), line, field, isVolatile)
                    .number();
        }

        private void field(CodeBuilder code, FieldInstruction access) {
            var owner = ClassFiles.dotted(access.owner().asInternalName());
            var field = files.field(owner, access.name().stringValue());
            if (field.isEmpty() || ClassFiles.is(field.get(), AccessFlag.FINAL)) {
                return;
            }
            var name = owner.substring(owner.lastIndexOf('.') + 1) + "." + access.name();
            boolean isVolatile = ClassFiles.is(field.get(), AccessFlag.VOLATILE);
            switch (access.opcode()) {
                case GETFIELD -> {
                    code.dup();
                    hook(code, "read", OBJECT, name, isVolatile);
                }
                case PUTFIELD -> {
                    if (isWide(access.typeSymbol())) {
                        code.dup2_x1().pop2().dup_x2();
                    } else {
                        code.dup2().pop();
                    }
                    hook(code, "write", OBJECT, name, isVolatile);
                }
                case GETSTATIC -> {
                    code.loadConstant(ClassDesc.of(owner));
                    hook(code, "read", OBJECT, name, isVolatile);
                }
                case PUTSTATIC -> {
                    code.loadConstant(ClassDesc.of(owner));
                    hook(code, "write", OBJECT, name, isVolatile);
                }
                default -> throw new IllegalStateException(access.toString());
            }
        }

        private static boolean isWide(ClassDesc type) {
            return TypeKind.from(type).slotSize() == 2;
        }

        /// Before: array, index, value.
        private void store(CodeBuilder code, TypeKind kind) {
            if (kind.slotSize() == 2) {
                code.dup2_x2().pop2().dup2_x2();
            } else {
                code.dup_x2().pop().dup2_x1();
            }
            hook(code, "writeElement", ELEMENT, "[]", false);
        }

        private void call(CodeBuilder code, InvokeInstruction call) {
            if (call.opcode() == Opcode.INVOKESPECIAL && call.name().equalsString(INIT_NAME)) {
                if (pendingNews == 0) {
                    isEarly = false;
                } else {
                    pendingNews--;
                }
            }
            var owner = ClassFiles.dotted(call.owner().asInternalName());
            boolean isOfApi = owner.startsWith("jiffy.linux.") && !ClassFiles.isLibrary(owner);
            if (isOfApi || call.opcode() != Opcode.INVOKESTATIC) {
                at(code);
            }
        }

        private void made(CodeBuilder code, NewObjectInstruction made) {
            pendingNews++;
            var name = ClassFiles.dotted(made.className().asInternalName());
            if (files.get(name).isPresent()) {
                code.loadConstant(made.className().asSymbol());
                code.invokestatic(HOOKS, "allocate", TYPE);
            }
        }

        private void array(CodeBuilder code, TypeKind kind) {
            int size =
                    switch (kind) {
                        case BYTE, BOOLEAN -> 1;
                        case SHORT, CHAR -> 2;
                        case INT, FLOAT -> 4;
                        case LONG, DOUBLE -> 8;
                        default -> 8;
                    };
            code.dup().loadConstant(size).invokestatic(HOOKS, "allocateArray", NUMBERS);
        }
    }
}
