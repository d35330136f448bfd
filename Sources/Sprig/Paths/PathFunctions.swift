import GoTemplate

/// Sprig's path functions; the `os` forms work on slashes too, as Go's `path/filepath` does on Unix.
enum PathFunctions {
    static let functions: [Function] = [
        StringFunctions.function("base", SlashPath.base),
        StringFunctions.function("dir", SlashPath.directory),
        StringFunctions.function("clean", SlashPath.clean),
        StringFunctions.function("ext", SlashPath.fileExtension),
        Function("isAbs", [.string]) { .bool(SlashPath.isAbsolute($0.string(0))) },
        StringFunctions.function("osBase", SlashPath.base),
        StringFunctions.function("osDir", SlashPath.directory),
        StringFunctions.function("osClean", SlashPath.clean),
        StringFunctions.function("osExt", SlashPath.fileExtension),
        Function("osIsAbs", [.string]) { .bool(SlashPath.isAbsolute($0.string(0))) },
    ]
}
