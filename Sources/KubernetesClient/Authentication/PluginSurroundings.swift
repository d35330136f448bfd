import GoLibrary
import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

/// What a plugin needs to know of the command that runs it.
package struct PluginSurroundings {
    /// Whether a person types on standard input.
    package var inputIsTerminal: Bool
    /// What else standard input is read for, such as `used by stdin values file`; nil where it is free.
    package var inputUse: GoString?
    /// Can be read once the command shall end; -1 where nobody tells.
    package var cancellation: Int32
    var now: () -> GoTime = GoTime.now

    package init(
        inputIsTerminal: Bool = isatty(STDIN_FILENO) == 1, inputUse: GoString? = nil, cancellation: Int32 = -1
    ) {
        self.inputIsTerminal = inputIsTerminal
        self.inputUse = inputUse
        self.cancellation = cancellation
    }
}
