/* CPU seconds of processes, their children included (nginx's workers are such). */
#include "fanload.h"
#include <dirent.h>
#include <sys/resource.h>
#include <unistd.h>

static bool look(int pid, int *parent, double *seconds)
{
    char path[64], text[2048];
    unsigned long user = 0, kernel = 0;
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    FILE *f = fopen(path, "r");
    if (!f) return false;
    size_t n = fread(text, 1, sizeof text - 1, f);
    fclose(f);
    text[n] = 0;
    char *name_end = strrchr(text, ')');
    if (!name_end || sscanf(name_end + 2, "%*c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu",
                            parent, &user, &kernel) != 3)
        return false;
    *seconds = (double)(user + kernel) / (double)sysconf(_SC_CLK_TCK);
    return true;
}

double cpu_seconds(const char *pids)
{
    int set[256], k = 0, parent;
    double seconds = 0, one;
    char *copy = strdup(pids ? pids : "");
    for (char *t = strtok(copy, ","); t && k < 64; t = strtok(NULL, ",")) set[k++] = atoi(t);
    free(copy);
    for (bool grew = k > 0; grew;) {
        grew = false;
        DIR *all = opendir("/proc");
        for (struct dirent *e; all && (e = readdir(all));) {
            int pid = atoi(e->d_name);
            bool known = false, child = false;
            if (pid <= 0 || !look(pid, &parent, &one)) continue;
            for (int i = 0; i < k; i++) { known |= set[i] == pid; child |= set[i] == parent; }
            if (child && !known && k < 256) { set[k++] = pid; grew = true; }
        }
        if (all) closedir(all);
    }
    for (int i = 0; i < k; i++)
        if (look(set[i], &parent, &one)) seconds += one;
    return seconds;
}

double own_cpu_seconds(void)
{
    struct rusage r;
    getrusage(RUSAGE_SELF, &r);
    return (double)(r.ru_utime.tv_sec + r.ru_stime.tv_sec)
         + (double)(r.ru_utime.tv_usec + r.ru_stime.tv_usec) / 1e6;
}
