import GoLibrary
import GoTemplate

/// A page for `man`, of section 1.
struct ManPage: ManualPage {
    private let page: CommandPage
    private let date: GoTime

    init(_ page: CommandPage, date: GoTime) {
        self.page = page
        self.date = date
    }

    var fileName: String { Self.title(page.path) + ".1" }

    var text: String {
        head + section("NAME", Roff.text("\(Self.title(page.path)) - \(page.command.summary)"))
            + section("SYNOPSIS", synopsis) + section("DESCRIPTION", description)
            + section("COMMANDS", page.below.map(commandItem).joined())
            + section("OPTIONS", page.flags.map(optionItem).joined())
            + section("GLOBAL OPTIONS", page.inheritedFlags.map(optionItem).joined())
            + section("SEE ALSO", seeAlso)
    }

    /// `swelm-get-values`: what `man` is asked for, also as `man swelm get-values`.
    private static func title(_ path: String) -> String { path.replacing(" ", with: "-") }

    private var head: String {
        let title = Roff.escaped(Self.title(page.path).uppercased())
        let day = date.formatted("2006-01-02").text
        return ".TH \"\(title)\" \"1\" \"\(day)\" \"swelm \(BuildInfo.swelmVersion)\" \"swelm manual\"\n.nh\n.ad l\n"
    }

    private func section(_ name: String, _ content: String) -> String {
        content.isEmpty ? "" : ".SH \(name)\n\(content)"
    }

    private var synopsis: String {
        let lines = page.help.useLines.map { line in
            let arguments = line.dropFirst(page.path.count)
            return "\(Roff.bold(page.path))\(Roff.escaped(String(arguments)))\n"
        }
        return lines.joined(separator: ".br\n")
    }

    private var description: String {
        let text = page.command.description.isEmpty ? page.command.summary + "." : page.command.description
        return Roff.blocks(Prose(text).blocks) + aliases
    }

    private var aliases: String {
        let names = page.command.aliases.map { Roff.bold($0) }.joined(separator: ", ")
        return names.isEmpty ? "" : ".PP\nOther names of the command: \(names).\n"
    }

    private func commandItem(_ page: CommandPage) -> String {
        Roff.item(Roff.bold(page.command.name), page.command.summary)
    }

    private func optionItem(_ flag: FlagDeclaration) -> String {
        let short = flag.short.map { Roff.bold("-\($0)") + ", " } ?? ""
        let placeholder = flag.placeholder.isEmpty ? "" : " " + Roff.italic(flag.placeholder)
        let head = short + Roff.bold("--\(flag.name)") + placeholder + Roff.escaped(flag.bareNote)
        return Roff.item(head, flag.help + flag.defaultNote)
    }

    private var seeAlso: String {
        let paths = (page.parent.map { [$0.path] } ?? []) + page.below.map(\.path)
        return paths.map { Roff.bold(Self.title($0)) + "(1)" }.joined(separator: ",\n") + "\n"
    }
}
