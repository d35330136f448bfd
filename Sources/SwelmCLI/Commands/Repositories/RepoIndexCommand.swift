import Failures
import Files
import GoTemplate
import Repositories

/// `swelm repo index [DIR]`.
enum RepoIndexCommand {
    static let command = Command(
        name: "index", usage: "[DIR]", summary: "generate an index file given a directory containing packaged charts",
        description: description, flags: { flags }, arguments: .exactly(1), isHelmCommand: true, run: run)

    private static let description = """
        Read the directory, generate an index file based on the charts found
        and write the result to 'index.yaml' in it.

        This tool is used for creating an 'index.yaml' file for a chart repository. To
        set an absolute URL to the charts, use '--url' flag.

        To merge the generated index with an existing index file, use the '--merge'
        flag. In this case, the charts found in the directory will be merged
        into the index passed in with --merge, with local charts taking priority over
        existing charts.
        """

    private static let flags = FlagTable {
        url
        merge
        json
    }

    private static let url = Flag<GoString>("url", "url of chart repository")
    private static let merge = Flag<GoString>("merge", "merge the generated index into the given index")
    private static let json = Flag<Bool>("json", "output in JSON format")

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let log = Log(isDebugging: invocation.logsSteps)
        defer { invocation.context.write(log) }
        var index = FolderIndex(of: try FileSystem().absolute(invocation.arguments[0]), log: log)
        index.url = invocation.flags[url]
        index.merged = invocation.flags[merge]
        index.form = invocation.flags[json] ? .json : .yaml
        try index.write()
    }
}
