/// The shells that completion is written for.
enum CompletionShell: String, CaseIterable {
    case bash, zsh, fish, powershell

    /// Constants, for every start of the program makes all commands.
    var summary: String {
        switch self {
        case .bash: "generate autocompletion script for bash"
        case .zsh: "generate autocompletion script for zsh"
        case .fish: "generate autocompletion script for fish"
        case .powershell: "generate autocompletion script for powershell"
        }
    }
}
