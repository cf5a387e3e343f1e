// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

final class Shape {
    int width;
    final int height;

    Shape(int width, int height) {
        this.width = width;
        this.height = height;
    }

    int area() {
        return width * height / Numbers.ONE;
    }
}
