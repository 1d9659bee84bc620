using System.Runtime.InteropServices;

namespace Faultline.Store;

/// <summary>Makes new and renamed names in a folder last through a loss of power, where the system offers it (Unix).</summary>
internal static class DirectoryFlush
{
    /// <summary>Best effort: a file system that cannot flush a folder is no reason to fail a finished import.</summary>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        // 0 is O_RDONLY everywhere.
        var descriptor = Open(folder, 0);
        if (descriptor < 0) return;
        _ = Sync(descriptor);
        _ = Close(descriptor);
    }

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
