/// The kernel, as the author of a module sees it.
module jiffy.linux {}
