import Foundation
import Testing

/// Charts whose files lead outside, never end, or are too many or too large.
@Suite(.serialized)
struct HostileFilesTests {
    @Test(arguments: ["../x", "/etc/passwd", "c/../../x", "templates/../../x", "..", ""])
    func filesOutsideCannotBeRead(_ name: String) throws {
        let chart = try HostileChart(template: #"a: {{ .Files.Get "\#(name)" | quote }}"#)
        try Data("secret".utf8).write(to: chart.folder.appendingPathComponent("x"))
        let run = chart.render()
        #expect(run.exitCode == 0)
        #expect(String(decoding: run.standardOutput, as: UTF8.self).hasSuffix("a: \"\"\n"))
        let glob = try HostileChart(template: #"a: {{ len (.Files.Glob "\#(name)**").AsConfig }}"#)
        #expect(glob.render().exitCode == 0)
    }

    /// Helm follows links and says so; what is no regular file it refuses.
    @Test(arguments: [
        ("/dev/zero", "cannot load irregular file"), ("/dev/urandom", "cannot load irregular file"),
        ("nowhere", "error evaluating symlink"), ("l.yaml", "error evaluating symlink"),
        (".", "too many levels of symbolic links"), ("..", "too many levels of symbolic links"),
        ("/proc/self/mem", "error reading"),
    ])
    func linksThatLeadAstrayAreRefused(_ target: String, _ message: String) throws {
        let chart = try HostileChart()
        try chart.link("templates/l.yaml", to: target)
        #expect(chart.render().failed(saying: message))
    }

    @Test
    func linksOutOfTheChartAreReported() throws {
        let chart = try HostileChart()
        try Data("b: 2\n".utf8).write(to: chart.folder.appendingPathComponent("outside"))
        try chart.link("templates/l.yaml", to: "../../outside")
        let run = chart.render()
        #expect(run.exitCode == 0)
        #expect(String(decoding: run.standardError, as: UTF8.self).contains("found symbolic link in path"))
    }

    /// A chart under `charts/` may be a link to its neighbour, as in repositories with a shared library chart.
    @Test
    func linksToOtherChartsAreFollowed() throws {
        let chart = try HostileChart()
        try chart.write("../d/Chart.yaml", Data("apiVersion: v2\nname: d\nversion: 0.1.0\n".utf8))
        try chart.write("../d/templates/b.yaml", Data("b: 2\n".utf8))
        try chart.write("charts/_empty", Data())
        try chart.link("charts/d", to: "../../d")
        let run = chart.render()
        #expect(run.exitCode == 0)
        #expect(String(decoding: run.standardOutput, as: UTF8.self).contains("# Source: c/charts/d/templates/b.yaml"))
    }

    /// `--dependency-update` writes no lock file, so a link in its place cannot lead a write astray.
    @Test
    func nothingIsWrittenThroughLinks() throws {
        let chart = try HostileChart()
        try chart.link("Chart.lock", to: "../outside")
        _ = chart.render("--dependency-update")
        #expect(!FileManager.default.fileExists(atPath: chart.folder.path + "/outside"))
    }

    @Test(arguments: ["big", "templates/big.yaml", "values.yaml"])
    func largeFilesAreRefused(_ name: String) throws {
        let chart = try HostileChart()
        try chart.write(name, Data(count: 5 << 20 + 1))
        #expect(chart.render().failed(saying: "larger than the maximum file size 5242880"))
    }

    @Test
    func filesWithoutEndAreRefused() throws {
        let chart = try HostileChart()
        #expect(chart.render("-f", "/dev/zero").failed(saying: "file too large"))
        #expect(chart.render("--set-file", "a=/dev/zero").failed(saying: "file too large"))
        #expect(CapturedRun(["template", "rel", "/dev/zero"]).failed(saying: "file too large"))
        let fifo = chart.path + "/fifo"
        #expect(mkfifo(fifo, 0o600) == 0)
        #expect(chart.render().failed(saying: "cannot load irregular file"))
    }

    @Test(arguments: ["../../x", "a/b", ".", "..", ""])
    func namesThatArePathsAreRefused(_ name: String) throws {
        let metadata = Data("apiVersion: v2\nname: \"\(name)\"\nversion: 0.1.0\n".utf8)
        #expect(try HostileChart(files: ["Chart.yaml": metadata]).render().failed(saying: "chart.metadata.name"))
        let files = ["charts/d/Chart.yaml": metadata, "charts/d/templates/b.yaml": Data("b: 2\n".utf8)]
        let chart = try HostileChart(files: files)
        let run = chart.render("--output-dir", chart.folder.path + "/deep/out")
        #expect(run.exitCode == 1)
        let left = try FileManager.default.contentsOfDirectory(atPath: chart.folder.path)
        #expect(Set(left).isSubset(of: ["c", "deep"]))
    }

    @Test(arguments: [
        ("", "chart.metadata.name is required"), ("# x", "chart.metadata.name is required"),
        ("null", "chart.metadata.name is required"), ("---", "chart.metadata.name is required"),
        ("[]", "cannot unmarshal array"), ("1", "cannot unmarshal number"),
        ("{apiVersion: v2, name: c, version: 1.0.0, maintainers: [null]}", "must not contain empty or null nodes"),
        ("{apiVersion: v2, name: c, version: 1.0.0, dependencies: [null]}", "must not contain empty or null nodes"),
        ("{apiVersion: v2, name: c, version: 1.0.0, annotations: {a: {}}}", "cannot unmarshal object"),
        (
            "{apiVersion: v2, name: c, version: 1.0.0, dependencies: [{name: x, alias: ../../x}]}",
            "characters in the alias"
        ),
        ("{apiVersion: v2, name: c, version: 1.0.0, dependencies: [{name: x, alias: a/b}]}", "characters in the alias"),
        (
            "{apiVersion: v2, name: c, version: 1.0.0, dependencies: [{name: x, alias: \"\\e\"}]}",
            "characters in the alias"
        ),
        ("{apiVersion: v2, name: c, version: 1.0.0, dependencies: [{name: x, tags: 5}]}", "cannot unmarshal number"),
        ("{apiVersion: v2, name: c, version: 1.0.0, dependencies: {a: b}}", "cannot unmarshal object"),
        (
            "{apiVersion: v2, name: c, version: 1.0.0, dependencies: [{name: x, import-values: [1, {child: 3}]}]}",
            "missing in charts/ directory"
        ),
    ])
    func brokenMetadataIsRefused(_ text: String, _ message: String) throws {
        #expect(try HostileChart(files: ["Chart.yaml": Data(text.utf8)]).render().failed(saying: message))
    }

    /// Of two keys of the same name the last one counts, wherever the name is checked and wherever it is used.
    @Test
    func repeatedKeysHaveOneMeaning() throws {
        let text = Data("apiVersion: v2\nname: c\nversion: 0.1.0\nname: ../x\n".utf8)
        #expect(try HostileChart(files: ["Chart.yaml": text]).render().failed(saying: "chart.metadata.name"))
    }

    @Test(arguments: ["Chart.lock", "requirements.yaml", "requirements.lock", "values.yaml", ".helmignore"])
    func emptyFilesAreHarmless(_ name: String) throws {
        for text in ["", "# x", "null", "---", "{}"] {
            #expect(try HostileChart(files: [name: Data(text.utf8)]).render().exitCode == 0)
        }
    }

    /// There is no check of signatures yet: whoever asks for one gets no rendering.
    @Test
    func verificationFailsClosed() throws {
        let chart = try HostileChart()
        let archive = try chart.archive()
        #expect(CapturedRun(["template", "rel", archive, "--verify"]).failed(saying: "could not load provenance file"))
        let ring = GoldenCase.root.appendingPathComponent("fixtures/provenance/signer.pub.gpg").path
        for signature in ["", "x"] {
            try Data(signature.utf8).write(to: URL(fileURLWithPath: archive + ".prov"))
            let run = CapturedRun(["template", "rel", archive, "--verify", "--keyring", ring])
            #expect(run.failed(saying: "signature block not found"))
        }
    }

    @Test
    func archiveBombsAreRefused() throws {
        let chart = try HostileChart()
        for number in 0..<21 {
            try chart.write("big\(number)", Data(count: 5 << 20))
        }
        let archive = try chart.archive()
        #expect(try Data(contentsOf: URL(fileURLWithPath: archive)).count < 1 << 20)
        #expect(CapturedRun(["template", "rel", archive]).failed(saying: "unable to load chart archive"))
    }

    @Test(arguments: [1, 12, 60, 120])
    func truncatedArchivesAreRefused(_ size: Int) throws {
        let chart = try HostileChart()
        let archive = try chart.archive()
        let data = try Data(contentsOf: URL(fileURLWithPath: archive))
        try data.prefix(size).write(to: URL(fileURLWithPath: archive))
        #expect(CapturedRun(["template", "rel", archive]).failed())
    }

    @Test
    func linksInArchivesAreNotFollowed() throws {
        let chart = try HostileChart(template: #"a: {{ .Files.Get "l" | quote }}"#)
        try chart.link("l", to: "/etc/passwd")
        let run = CapturedRun(["template", "rel", try chart.archive()])
        #expect(String(decoding: run.standardOutput, as: UTF8.self).hasSuffix("a: \"\"\n"))
        let outside = try chart.archive("-P", "--transform=s,^c/values.yaml$,c/../../values.yaml,")
        #expect(CapturedRun(["template", "rel", outside]).failed(saying: "unable to load chart archive"))
    }

    @Test
    func archivesInArchivesEnd() throws {
        let chart = try HostileChart()
        for _ in 0..<20 {
            try chart.write("charts/c.tgz", try Data(contentsOf: URL(fileURLWithPath: chart.archive())))
        }
        #expect(CapturedRun(["template", "rel", try chart.archive()]).exitCode == 0)
    }

    @Test
    func manyFilesAreHarmless() throws {
        let chart = try HostileChart()
        for number in 0..<3000 { try chart.write("files/\(number)", Data("x".utf8)) }
        #expect(chart.render().exitCode == 0)
        #expect(CapturedRun(["template", "rel", try chart.archive()]).exitCode == 0)
    }
}
